package io.stockpipeline.operator.kubernetes.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a request passes before it is handled: faults on demand, then its user's permissions. */
public final class Gate {
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

    void check(ApiRequest request) {
        faults.check(request);
        Permissions permissions = users.get(request.user());
        if (permissions != null) {
            permissions.check(request, server.store().get(request.id()) != null);
        }
    }
}
