package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A set of paths into an object, as {@code managedFields[].fieldsV1} writes it: {@code f:name} for a field, {@code k:{...}} for
 * an item of a keyed list, {@code v:...} for an item of a set, and {@code .} for the thing itself beside its children.
 */
public final class FieldSet {
    private static final String SELF = ".";

    private boolean member;
    private final Map<String, FieldSet> children = new TreeMap<>();

    /** The empty set. */
    public static FieldSet empty() {
        return new FieldSet();
    }

    /** Reads Kubernetes' form. */
    public static FieldSet fromJson(JsonNode fields) {
        FieldSet set = new FieldSet();
        fields.properties().forEach(field -> {
            if (field.getKey().equals(SELF)) {
                set.member = true;
            } else {
                FieldSet child = fromJson(field.getValue());
                child.member |= field.getValue().isEmpty();
                set.children.put(field.getKey(), child);
            }
        });
        return set;
    }

    /** Kubernetes' form. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(SELF);
        }
        children.forEach((element, child) -> json.set(element, child.toJson()));
        return json;
    }

    boolean isMember() {
        return member;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    Map<String, FieldSet> children() {
        return children;
    }

    /** The set below an element; empty when nothing below it is in this set. */
    FieldSet below(String element) {
        FieldSet child = children.get(element);
        return child == null ? empty() : child;
    }

    FieldSet addSelf() {
        member = true;
        return this;
    }

    void put(String element, FieldSet child) {
        if (child.isEmpty()) {
            children.remove(element);
        } else {
            children.put(element, child);
        }
    }

    FieldSet union(FieldSet other) {
        FieldSet union = new FieldSet();
        union.member = member || other.member;
        children.forEach((element, child) -> union.put(element, child.union(other.below(element))));
        other.children.forEach((element, child) -> {
            if (!children.containsKey(element)) {
                union.put(element, child);
            }
        });
        return union;
    }

    FieldSet minus(FieldSet other) {
        FieldSet rest = new FieldSet();
        rest.member = member && !other.member;
        children.forEach((element, child) -> rest.put(element, child.minus(other.below(element))));
        return rest;
    }

    FieldSet without(String element) {
        FieldSet rest = new FieldSet();
        rest.member = member;
        rest.children.putAll(children);
        rest.children.remove(element);
        return rest;
    }

    /** The members, as the API server writes paths in its messages: {@code .spec.containers[name="app"].image}. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        collect("", paths);
        return paths;
    }

    private void collect(String prefix, List<String> paths) {
        if (member) {
            paths.add(prefix);
        }
        children.forEach((element, child) -> child.collect(prefix + PathElement.describe(element), paths));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return Objects.hash(member, children);
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
