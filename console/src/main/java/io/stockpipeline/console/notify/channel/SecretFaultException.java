package io.stockpipeline.console.notify.channel;

/** A Secret is not there or of no use. Its words name Secret and key, never a value. */
public final class SecretFaultException extends Exception {
    public SecretFaultException(String words) {
        super(words, null, false, false);
    }

    /** What is wrong, for a person. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
