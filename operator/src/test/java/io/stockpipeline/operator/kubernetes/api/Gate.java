package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a request passes before it is handled: faults on demand, then its user's permissions. */
public final class Gate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final Faults faults = new Faults();
    private final Map<String, Permissions> users = new ConcurrentHashMap<>();

    public Gate(ApiServer server) {
        this.server = server;
    }

    /** The faults on demand. */
    public Faults faults() {
        return faults;
    }

    /** Holds a user to its permissions; users of whom nothing is said may do everything. */
    public void restrict(String user, Permissions permissions) {
        users.put(user, permissions);
    }

    /** Answers a SelfSubjectRulesReview: what the user may do in the namespace that it names. */
    String review(String user, String body) {
        try {
            ObjectNode review = (ObjectNode) JSON.readTree(body);
            Permissions permissions = users.getOrDefault(user, Permissions.EVERYTHING);
            review.putObject("status")
                    .put("incomplete", false)
                    .set(
                            "resourceRules",
                            JSON.valueToTree(
                                    permissions.in(review.at("/spec/namespace").asText())));
            ((ObjectNode) review.get("status")).putArray("nonResourceRules");
            return review.toString();
        } catch (JsonProcessingException e) {
            throw ApiError.of(400, "BadRequest", e.getMessage());
        }
    }

    void check(ApiRequest request) {
        faults.check(request);
        Permissions permissions = users.get(request.user());
        if (permissions != null) {
            permissions.check(request, server.store().get(request.id()) != null);
        }
    }
}
