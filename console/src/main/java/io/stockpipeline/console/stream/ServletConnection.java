package io.stockpipeline.console.stream;

import io.javalin.http.Context;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** An exchange of Jetty's that goes on without a thread. */
final class ServletConnection implements StreamClient.Connection {
    private final HttpServletRequest request;
    private final ServletOutputStream out;
    private final StreamCounts counts;
    private final Consumer<StreamClient> farewell;
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    private ServletConnection(
            HttpServletRequest request, ServletOutputStream out, StreamCounts counts, Consumer<StreamClient> farewell) {
        this.request = request;
        this.out = out;
        this.counts = counts;
        this.farewell = farewell;
    }

    /**
     * Takes the answer over.
     *
     * @param farewell is told when the client is no more
     */
    static ServletConnection of(Context context, StreamCounts counts, Consumer<StreamClient> farewell) {
        try {
            // Not Javalin's stream: that one may compress, and then keeps back what should go out now.
            return new ServletConnection(context.req(), context.res().getOutputStream(), counts, farewell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the client write from now on; for {@link Context#future}, which ends the answer when this is done. */
    CompletableFuture<Void> start(StreamClient client) {
        AsyncContext exchange = request.getAsyncContext();
        exchange.setTimeout(0);
        out.setWriteListener(client);
        return answered;
    }

    @Override
    public ServletOutputStream out() {
        return out;
    }

    @Override
    public void finish(StreamClient client) {
        farewell.accept(client);
        answered.complete(null);
    }

    @Override
    public void cut() {
        // An answer with a write under way cannot be ended, only its connection; and of TLS the one below, since TLS
        // would want
        // to say goodbye first, to one who does not read.
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        endPoint.close();
    }

    @Override
    public void dropped() {
        counts.clientDropped();
    }
}
