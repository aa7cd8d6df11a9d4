package io.stockpipeline.extractor.source;

/**
 * What the pipeline asks of its source cannot be had, and trying again will not help: a missing file, a column that is
 * not there, a refused key. The message names the field and the mend; the command line ends with exit code 2.
 */
public class SourceConfigurationException extends RuntimeException {
    public SourceConfigurationException(String message) {
        super(message);
    }

    public SourceConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
