package io.stockpipeline.operator.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.stockpipeline.operator.kubernetes.api.ApiDispatcher;
import io.stockpipeline.operator.kubernetes.api.ApiResources;
import io.stockpipeline.operator.kubernetes.api.ApiServer;
import io.stockpipeline.operator.kubernetes.api.BuiltInResources;
import io.stockpipeline.operator.kubernetes.api.CustomResources;
import io.stockpipeline.operator.kubernetes.api.Faults;
import io.stockpipeline.operator.kubernetes.api.GarbageCollector;
import io.stockpipeline.operator.kubernetes.api.Gate;
import io.stockpipeline.operator.kubernetes.api.Permissions;
import io.stockpipeline.operator.kubernetes.api.RefusedConnections;
import io.stockpipeline.operator.kubernetes.api.Write;
import io.stockpipeline.operator.kubernetes.api.WriteLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Kubernetes API server in this process, on a port of the loopback address. */
public final class KubernetesDouble implements AutoCloseable {
    /** The namespace of clients, when none is named. */
    public static final String NAMESPACE = "test";

    private static final Path STOCK_PIPELINES = Path.of("..", "crds", "stockpipelines.stockpipeline.io.yaml");
    private static final String TEST_USER = "test";
    // Held, since java.util.logging forgets the levels of loggers that nobody holds.
    private static final Logger REQUESTS = Logger.getLogger(MockWebServer.class.getName());

    static {
        // A line for every request would drown what a test has to say.
        REQUESTS.setLevel(Level.WARNING);
    }

    private final ApiServer api;
    private final Gate gate;
    private final Workloads workloads;
    private final WriteLog log = new WriteLog();
    private final KubernetesMockServer server;
    private final List<KubernetesClient> clients = new ArrayList<>();
    private final KubernetesClient client;

    /** Starts a server that tells the time of the machine. */
    public KubernetesDouble() {
        this(Clock.systemUTC());
    }

    /** Starts a server that stamps objects with this clock's time. */
    public KubernetesDouble(Clock clock) {
        api = new ApiServer(BuiltInResources.all(), clock);
        MockWebServer web = new MockWebServer();
        web.setHttp2ClearTextEnabled(false);
        gate = new Gate(api);
        workloads = new Workloads(api);
        ApiDispatcher dispatcher = new ApiDispatcher(api, gate, log);
        server = new KubernetesMockServer(new Context(), web, new HashMap<>(), dispatcher, false);
        server.start();
        client = client(TEST_USER);
    }

    /** Serves the kinds of a CustomResourceDefinition, with its defaults. */
    public KubernetesDouble define(Path definition) {
        try {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
            CustomResources.of(yaml.readTree(Files.readString(definition))).forEach(api.types()::add);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves StockPipelines, by the definition that users install. */
    public KubernetesDouble defineStockPipelines() {
        return define(STOCK_PIPELINES);
    }

    /** Serves a kind by its class: with a status subresource and without a schema. */
    public KubernetesDouble define(Class<? extends CustomResource<?, ?>> type) {
        CustomResourceDefinitionContext context = CustomResourceDefinitionContext.fromCustomResourceType(type);
        api.types()
                .add(CustomResources.withoutSchema(
                        context.getGroup(),
                        context.getVersion(),
                        context.getPlural(),
                        context.getKind(),
                        context.isNamespaceScoped(),
                        true));
        return this;
    }

    /** Serves a namespaced kind of another operator, such as a PodMonitor: without status and without a schema. */
    public KubernetesDouble define(String group, String version, String plural, String kind) {
        api.types().add(CustomResources.withoutSchema(group, version, plural, kind, true, false));
        return this;
    }

    /** The client of the test itself: user {@code test}, who may do everything. */
    public KubernetesClient client() {
        return client;
    }

    /** A client of another user, who may do everything; writes are logged under this name. Closed with the server. */
    public KubernetesClient client(String user) {
        return client(config(user).build());
    }

    /** A client with a changed {@link #config}. */
    public KubernetesClient client(Config config) {
        RefusedConnections refused = new RefusedConnections(api, gate.faults(), config.getOauthToken());
        KubernetesClient made = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("faults", refused))
                .build();
        clients.add(made);
        return made;
    }

    /** A client of a user who may do what these permissions allow and gets 403 for anything else. */
    public KubernetesClient client(String user, Permissions permissions) {
        gate.restrict(user, permissions);
        return client(user);
    }

    /** The configuration of a user's client, to change. */
    public ConfigBuilder config(String user) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url("/"))
                .withNamespace(NAMESPACE)
                .withHttp2Disable(true)
                .withOauthToken(user);
    }

    /** Serves a kind that is not served from the start, or serves one no longer. */
    public ApiResources types() {
        return api.types();
    }

    /** Requests that fail on demand. */
    public Faults faults() {
        return gate.faults();
    }

    /** The collector of what is owned by what is gone; it runs from the start. */
    public GarbageCollector garbage() {
        return api.garbage();
    }

    /** The hands of controllers and kubelets: rolls out, fails, stops. */
    public Workloads workloads() {
        return workloads;
    }

    /** All writes since the last {@link #clearWrites}, in order. */
    public List<Write> writes() {
        return log.all();
    }

    /** The writes of one user. */
    public List<Write> writesBy(String user) {
        return log.by(user);
    }

    /** Begins the log of writes anew. */
    public void clearWrites() {
        log.clear();
    }

    /** Closes all watches from the server's side, as API servers do now and then. */
    public void closeWatches() {
        api.closeWatches();
    }

    /** As {@link #closeWatches}, and past changes are forgotten: who resumes is told to list again (410 Gone). */
    public void expireWatches() {
        api.forgetHistory();
        api.closeWatches();
    }

    @Override
    public void close() {
        clients.forEach(KubernetesClient::close);
        server.shutdown();
        api.close();
    }
}
