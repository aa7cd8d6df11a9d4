package io.stockpipeline.app.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that an API server refuses.
 *
 * @param path where, as {@code spec.windows[2].advance}; the root is empty
 * @param message what it says
 */
record Complaint(String path, String message) {
    /** Unknown fields come before all else, in one text. */
    private static final Pattern UNKNOWN = Pattern.compile("(?:unknown|duplicate) field \"([^\"]+)\"");

    /** All that a refusal says. */
    static List<Complaint> in(Status refusal) {
        String message = String.valueOf(refusal.getMessage());
        List<Complaint> complaints = new ArrayList<>();
        Matcher unknown = UNKNOWN.matcher(message);
        while (unknown.find()) {
            complaints.add(new Complaint(unknown.group(1), message));
        }
        if (refusal.getDetails() != null) {
            for (StatusCause cause : refusal.getDetails().getCauses()) {
                complaints.add(new Complaint(path(cause), String.valueOf(cause.getMessage())));
            }
        }
        return complaints.isEmpty() ? List.of(new Complaint("", message)) : complaints;
    }

    private static String path(StatusCause cause) {
        String field = Objects.requireNonNullElse(cause.getField(), "");
        return field.equals("<nil>") ? "" : field;
    }

    /** Whether this speaks of that path, or of a mapping that holds it. */
    boolean isAtOrAbove(String other) {
        return isAtOrAbove(path, other);
    }

    /** Whether this is an unknown field at that path, or within it. */
    boolean isUnknownAtOrBelow(String other) {
        return UNKNOWN.matcher(message).find() && isAtOrAbove(other, path);
    }

    private static boolean isAtOrAbove(String path, String other) {
        return path.isEmpty() || other.equals(path) || other.startsWith(path + ".") || other.startsWith(path + "[");
    }
}
