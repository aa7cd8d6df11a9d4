package io.stockpipeline.extractor.source;

/** The venue does not accept the credential that it was asked with; another one it may. */
public final class CredentialRefusedException extends SourceConfigurationException {
    public CredentialRefusedException(String message) {
        super(message);
    }
}
