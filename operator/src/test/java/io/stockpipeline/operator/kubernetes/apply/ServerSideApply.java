package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the API server does with the fields of an object when somebody applies or updates it. Objects come and go as JSON
 * trees; none that is handed in is changed.
 */
public final class ServerSideApply {
    /** Nobody owns these. */
    private static final Set<String> UNOWNED_METADATA = Set.of(
            "name",
            "generateName",
            "namespace",
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "selfLink",
            "managedFields");

    private final Structure structure;

    public ServerSideApply(Structure structure) {
        this.structure = structure;
    }

    /**
     * The object after an apply, with the owners' entries up to date and new ones stamped.
     *
     * @param live the object as it stands, or an object with nothing but an identity
     * @param applied what the manager wants; only what it may change
     * @param force whether to take fields from others that have another value there
     * @throws ApplyConflict when others own fields with other values and force is not set
     */
    public ObjectNode apply(ObjectNode live, ObjectNode applied, FieldOwner owner, boolean force, String now) {
        ManagedFields managed = ManagedFields.of(live);
        FieldSet wanted = owned(Fields.of(applied, structure));
        FieldSet before = managed.of(owner);
        ObjectNode merged = (ObjectNode) Merge.merge(live, applied, structure);
        Prune.prune(
                merged,
                before,
                Fields.of(identity(live), structure).union(wanted.union(managed.ofOthers(owner))),
                structure);

        List<String> conflicts = new ArrayList<>();
        managed.forOthers(owner, (other, fields) -> {
            FieldSet taken = Fields.differing(fields, live, merged, structure);
            taken.paths().forEach(path -> conflicts.add("conflict with " + other.describe() + ": " + path));
            return Fields.existing(fields.minus(taken), merged, structure);
        });
        if (!force && !conflicts.isEmpty()) {
            throw new ApplyConflict(conflicts);
        }
        managed.set(owner, wanted);
        managed.write(merged, owner, now, false);
        return merged;
    }

    /** The object after any other write: the writer owns what it changed, and takes it from the others. */
    public ObjectNode update(ObjectNode live, ObjectNode next, FieldOwner owner, String now) {
        ManagedFields managed = ManagedFields.of(live);
        ObjectNode result = next.deepCopy();
        FieldSet changed = owned(Fields.changed(live, next, structure));
        managed.forOthers(owner, (other, fields) -> Fields.existing(fields.minus(changed), next, structure));
        managed.set(owner, Fields.existing(managed.of(owner).union(changed), next, structure));
        managed.write(result, owner, now, !changed.isEmpty());
        return result;
    }

    /** Stamps the writer's entry, when its write changed the object. */
    public ObjectNode touch(ObjectNode object, FieldOwner owner, String now) {
        ObjectNode touched = object.deepCopy();
        ManagedFields.of(object).write(touched, owner, now, true);
        return touched;
    }

    private static FieldSet owned(FieldSet fields) {
        FieldSet owned = fields.without(PathElement.field("apiVersion")).without(PathElement.field("kind"));
        FieldSet metadata = owned.below(PathElement.field("metadata"));
        FieldSet kept = FieldSet.empty();
        metadata.children().forEach((element, child) -> {
            if (!UNOWNED_METADATA.contains(PathElement.fieldName(element))) {
                kept.put(element, child);
            }
        });
        owned = owned.without(PathElement.field("metadata"));
        owned.put(PathElement.field("metadata"), kept);
        return owned;
    }

    private static ObjectNode identity(JsonNode live) {
        ObjectNode identity = ((ObjectNode) live).objectNode();
        ObjectNode metadata = identity.putObject("metadata");
        UNOWNED_METADATA.forEach(name -> {
            if (live.path("metadata").has(name)) {
                metadata.set(name, live.path("metadata").get(name));
            }
        });
        return identity;
    }
}
