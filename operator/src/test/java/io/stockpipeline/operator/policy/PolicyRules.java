package io.stockpipeline.operator.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The security baseline, to be held over objects from anywhere:
 *
 * <pre>{@code
 * assertThat(PolicyRules.all().faults(Manifests.of(desiredObjects))).isEmpty();
 * assertThat(PolicyRules.all().faults(Manifests.ofYaml(text))).isEmpty();
 * }</pre>
 *
 * Give all objects that belong together at once, else references between them dangle.
 */
public final class PolicyRules {
    private static final List<Function<Manifests, Stream<Fault>>> RULES = List.of(
            PodSecurityRules::restrictedPods,
            PodSecurityRules::restrictedContainers,
            PodSecurityRules::noFixedUser,
            PodSecurityRules::readOnlyRoot,
            PodHabitRules::noToken,
            PodHabitRules::noServiceLinks,
            PodHabitRules::requestsAndLimits,
            PodHabitRules::probes,
            PodHabitRules::pinnedImage,
            PodHabitRules::noSecretInEnvironment,
            ReferenceRules::selectors,
            ReferenceRules::names,
            AccessRules::leastAccess);

    private final List<Exemption> exceptions;

    private PolicyRules(List<Exemption> exceptions) {
        this.exceptions = List.copyOf(exceptions);
    }

    /** Every rule, without exception. */
    public static PolicyRules all() {
        return new PolicyRules(List.of());
    }

    /**
     * These rules but for one object.
     *
     * @param rule the rule's name, in brackets behind a fault
     * @param owner kind and name of the object, such as {@code StatefulSet kafka}
     * @param why for the reader
     */
    public PolicyRules except(String rule, String owner, String why) {
        List<Exemption> more = new ArrayList<>(exceptions);
        more.add(new Exemption(rule, owner, why));
        return new PolicyRules(more);
    }

    /** What is wrong with these objects; an exception that excuses nothing is a fault too. */
    public List<Fault> faults(Manifests manifests) {
        List<Fault> found =
                RULES.stream().flatMap(rule -> rule.apply(manifests)).distinct().toList();
        Stream<Fault> left =
                found.stream().filter(fault -> exceptions.stream().noneMatch(exception -> exception.excuses(fault)));
        Stream<Fault> stale = exceptions.stream()
                .filter(exception -> found.stream().noneMatch(exception::excuses))
                .map(exception ->
                        new Fault(exception.rule, exception.owner, "needs no exception (\"" + exception.why + "\")"));
        return Stream.concat(left, stale).toList();
    }

    private record Exemption(String rule, String owner, String why) {
        boolean excuses(Fault fault) {
            return fault.rule().equals(rule) && fault.owner().equals(owner);
        }
    }
}
