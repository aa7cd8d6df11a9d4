package io.stockpipeline.operator.kubernetes.api;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Trouble on demand: the next requests that match are refused before they reach the server. Mind that the client itself tries
 * again after 429, 5xx and lost connections (ten times, with growing pauses); each try counts here.
 */
public final class Faults {
    private final List<Fault> answers = new CopyOnWriteArrayList<>();
    private final List<Fault> refusals = new CopyOnWriteArrayList<>();

    /** The next {@code count} matching requests are answered with this status. */
    public void answer(int code, int count, Predicate<ApiRequest> matching) {
        String reason = switch (code) {
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 503 -> "ServiceUnavailable";
            default -> "InternalError";
        };
        ApiError error = ApiError.of(code, reason, "a fault on demand: " + code + " " + reason);
        answers.add(new Fault(new AtomicInteger(count), matching, error));
    }

    /** The next {@code count} matching requests find no server: connection refused. Their bodies are not known here. */
    public void refuseConnection(int count, Predicate<ApiRequest> matching) {
        refusals.add(new Fault(new AtomicInteger(count), matching, null));
    }

    /** No more trouble. */
    public void clear() {
        answers.clear();
        refusals.clear();
    }

    void check(ApiRequest request) {
        Fault fault = next(answers, request);
        if (fault != null) {
            throw fault.error;
        }
    }

    /** Whether a request, of which the body is not known yet, is to find no server. */
    public boolean refuses(ApiRequest request) {
        return next(refusals, request) != null;
    }

    private static Fault next(List<Fault> faults, ApiRequest request) {
        for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.matching.test(request) && fault.left.getAndDecrement() > 0) {
                return fault;
            }
        }
        return null;
    }

    private record Fault(AtomicInteger left, Predicate<ApiRequest> matching, ApiError error) {}
}
