package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What every API server demands of {@code metadata}, whatever the CRD says. */
final class ObjectMeta {
    private static final Set<String> FIELDS = Set.of(
            "name",
            "generateName",
            "namespace",
            "labels",
            "annotations",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "finalizers",
            "ownerReferences",
            "managedFields",
            "selfLink");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private ObjectMeta() {}

    static List<Complaint> check(JsonNode metadata) {
        List<Complaint> complaints = new ArrayList<>();
        if (!metadata.isObject()) {
            complaints.add(Complaint.blocking("metadata", "must be an object"));
            return complaints;
        }
        for (var entry : metadata.properties()) {
            if (!FIELDS.contains(entry.getKey())) {
                complaints.add(Complaint.blocking("metadata." + entry.getKey(), "unknown field"));
            }
        }
        texts(metadata, "labels", complaints);
        texts(metadata, "annotations", complaints);
        if (!metadata.path("name").isTextual()
                || metadata.path("name").textValue().length() > 253
                || !SUBDOMAIN.matcher(metadata.path("name").textValue()).matches()) {
            complaints.add(Complaint.blocking("metadata.name", "must be a DNS subdomain"));
        }
        if (metadata.hasNonNull("namespace")
                && (metadata.path("namespace").asText().length() > 63
                        || !LABEL.matcher(metadata.path("namespace").asText()).matches())) {
            complaints.add(Complaint.blocking("metadata.namespace", "must be a DNS label"));
        }
        return complaints;
    }

    private static void texts(JsonNode metadata, String field, List<Complaint> complaints) {
        JsonNode map = metadata.path(field);
        if (!map.isMissingNode() && !map.isNull() && !map.isObject()) {
            complaints.add(Complaint.blocking("metadata." + field, "must be an object"));
        }
        for (JsonNode value : map) {
            if (!value.isTextual() && !value.isNull()) {
                complaints.add(Complaint.blocking("metadata." + field, "must hold strings"));
            }
        }
    }
}
