package io.stockpipeline.extractor.socket;

import java.io.IOException;

/** What comes over a connection cannot be read on, whatever follows. */
final class SocketFault extends IOException {
    private static final long serialVersionUID = 1L;

    SocketFault(String words) {
        super(words);
    }
}
