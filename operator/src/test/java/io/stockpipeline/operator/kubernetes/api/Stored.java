package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An object as it is stored: never changed, and written as JSON once however many read it. */
final class Stored {
    private final ObjectNode node;
    private String json;

    Stored(ObjectNode node) {
        this.node = node;
    }

    /** Not to be changed: copy it first. */
    ObjectNode node() {
        return node;
    }

    synchronized String json() {
        if (json == null) {
            json = node.toString();
        }
        return json;
    }
}
