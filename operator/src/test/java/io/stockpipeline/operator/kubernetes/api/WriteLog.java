package io.stockpipeline.operator.kubernetes.api;

import java.util.ArrayList;
import java.util.List;

/** The writes asked for over HTTP, in order. */
public final class WriteLog {
    private final List<Write> writes = new ArrayList<>();

    synchronized void add(ApiRequest request, int code, boolean changed) {
        if (!request.method().equals("GET")) {
            writes.add(Write.of(request, code, changed));
        }
    }

    /** All since the last {@link #clear}. */
    public synchronized List<Write> all() {
        return List.copyOf(writes);
    }

    /** Those of one user. */
    public List<Write> by(String user) {
        return all().stream().filter(write -> write.user().equals(user)).toList();
    }

    /** Begins anew. */
    public synchronized void clear() {
        writes.clear();
    }
}
