package io.stockpipeline.console.access;

import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.http.Problem;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Works on so many requests at a time and turns the others away, so that slow answers leave threads for health and for streams,
 * which do not count.
 */
final class InFlightLimit extends Handler.Wrapper {
    private static final byte[] BUSY = ConsoleJson.bytes(Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            HttpStatus.getMessage(HttpStatus.SERVICE_UNAVAILABLE_503),
            "the console has its hands full; try again",
            null));

    private final Semaphore places;
    private final Set<String> uncounted;

    /** @param uncounted paths */
    InFlightLimit(int requests, Set<String> uncounted) {
        places = new Semaphore(requests);
        this.uncounted = uncounted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (uncounted.contains(request.getHttpURI().getPath())) {
            return super.handle(request, response, callback);
        }
        if (!places.tryAcquire()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            response.write(true, ByteBuffer.wrap(BUSY), callback);
            return true;
        }
        AtomicBoolean held = new AtomicBoolean(true);
        Runnable release = () -> {
            if (held.getAndSet(false)) {
                places.release();
            }
        };
        boolean handled = false;
        try {
            handled = super.handle(request, response, Callback.from(callback, release));
            return handled;
        } finally {
            if (!handled) {
                release.run();
            }
        }
    }
}
