package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change in the store.
 *
 * @param before null when the object was created
 * @param after null when the object was removed
 * @param last the object as the event tells it: after the change, or as it was at its end
 */
record StoreEvent(ObjectId id, Stored before, Stored after, Stored last, long version) {

    ObjectNode node() {
        return last.node();
    }
}
