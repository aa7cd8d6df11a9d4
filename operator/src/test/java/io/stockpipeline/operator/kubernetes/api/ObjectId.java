package io.stockpipeline.operator.kubernetes.api;

/**
 * Which object.
 *
 * @param namespace empty for kinds of the whole cluster
 */
public record ObjectId(ApiResource type, String namespace, String name) implements Comparable<ObjectId> {
    @Override
    public int compareTo(ObjectId other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return type.kind() + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
