package io.stockpipeline.extractor.source;

/** The contract names the source, but this version cannot read it yet. */
public final class SourceNotBuiltException extends SourceConfigurationException {
    public SourceNotBuiltException(String path) {
        super("this version has no such source yet: " + path);
    }
}
