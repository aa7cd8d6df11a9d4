package io.stockpipeline.extractor.alpaca;

/** Who asks. */
record AlpacaAccount(String key, String secret) {
    /** A secret stands in no log, not even by mistake. */
    @Override
    public String toString() {
        return "AlpacaAccount";
    }
}
