package io.stockpipeline.model.schema;

/**
 * A rule about a change: what a resource may become, given what it was. A file alone has no past, so there is no such
 * rule in Java; an API server holds it at every update, and the operator holds the topics that exist against the file.
 *
 * <p>It stands at a mapping that is always there. Below an optional one it would be got round: taken out in one update
 * and put back otherwise in the next.
 *
 * @param at the mapping that is looked at before and after: {@code spec}
 * @param field where below it the fault is reported
 * @param message what is wrong and the mend
 * @param cel true when the change is allowed; {@code self} is the mapping as it would become, {@code oldSelf} as it is
 */
public record Transition(String at, String field, String message, String cel) {}
