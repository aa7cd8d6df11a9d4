package io.stockpipeline.operator.policy;

/**
 * A rule that is not kept.
 *
 * @param rule the rule's name, as in {@link PolicyRules#except}
 * @param owner the object: kind and name
 * @param words where in the object, and what is wrong there
 */
public record Fault(String rule, String owner, String words) {
    static Fault of(String rule, Manifest owner, String words) {
        return new Fault(rule, owner.id(), words);
    }

    static Fault of(String rule, Container container, String words) {
        return of(rule, container.pod().owner(), "container " + container.name() + ": " + words);
    }

    @Override
    public String toString() {
        return owner + ": " + words + " [" + rule + "]";
    }
}
