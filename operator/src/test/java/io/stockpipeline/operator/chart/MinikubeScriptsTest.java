package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code minikube/}, run with stand-ins for kubectl, helm and the others that write down how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for bash")
class MinikubeScriptsTest {
    @TempDir
    Path work;

    private String output = "";

    @BeforeEach
    void makeStandIns() throws IOException {
        standIn(
                "helm",
                "case \"$*\" in *--values*) cat \"$(printf '%s' \"$*\" | grep -o '/[^ ]*$')\" >> \"$CALLS\" ;; esac");
        standIn("minikube", "case \"$*\" in *docker-env*) echo 'export DOCKER_HOST=tcp://minikube' ;; esac");
        standIn("docker", "case \"$*\" in *inspect*) echo sha256:0123456789abcdef ;; esac");
        standIn("kind", "");
        kubectl("");
    }

    @Test
    void shouldReadAsBash() throws Exception {
        for (String script : List.of("common.sh", "up.sh", "down.sh")) {
            assertThat(run(
                            "bash",
                            "-n",
                            Release.ROOT.resolve("minikube/" + script).toString()))
                    .as(output)
                    .isZero();
        }
    }

    @Test
    void shouldBringEverythingUpInOrder() throws Exception {
        assertThat(script("up.sh")).as(output).isZero();
        assertThat(calls())
                .containsSubsequence(
                        "minikube -p stockpipeline status",
                        "docker build -t stockpipeline/stockpipeline:0.1.0 " + Release.ROOT,
                        "docker tag stockpipeline/stockpipeline:0.1.0 stockpipeline/stockpipeline:0.1.0-0123456789ab",
                        "kubectl --context stockpipeline -n kafka apply -f " + Release.ROOT + "/minikube/kafka.yaml",
                        "kubectl --context stockpipeline -n kafka rollout status statefulset/kafka --timeout 10m",
                        "  tag: \"0.1.0-0123456789ab\"",
                        "  bootstrapServers: \"kafka.kafka.svc:9092\"",
                        "kubectl --context stockpipeline -n stockpipeline-system rollout status"
                                + " deployment/stockpipeline-operator --timeout 5m",
                        "kubectl --context stockpipeline -n stockpipeline-demo apply -f " + Release.ROOT
                                + "/examples/synthetic.yaml -o name",
                        "kubectl --context stockpipeline -n stockpipeline-demo wait --for=condition=Ready"
                                + " stockpipeline.stockpipeline.io/synthetic --timeout 10m");
        assertThat(output)
                .contains("--topic stockpipeline-demo.synthetic.averages", "minikube/down.sh\n")
                .doesNotContain("--context-only");
    }

    @Test
    void shouldInstallValuesThatTheChartTakes() throws Exception {
        assertThat(script("up.sh", "--context-only", "--image", "registry.example.com:5000/a/b:12"))
                .as(output)
                .isZero();
        String values = String.join(
                "\n",
                calls().stream()
                        .filter(call -> call.matches("(image|kafka):|  (repository|tag|bootstrapServers): .*"))
                        .toList());
        assertThat(Release.plain().with(values).text())
                .contains("image: \"registry.example.com:5000/a/b:12\"", "value: \"kafka.kafka.svc:9092\"");
    }

    @Test
    void shouldLeaveMinikubeAloneWhenAContextIsGiven() throws Exception {
        assertThat(script("up.sh", "--context-only", "--image", "a/b:1", "--kafka", "broker:9092"))
                .as(output)
                .isZero();
        assertThat(calls())
                .noneMatch(call -> call.startsWith("minikube") || call.startsWith("docker"))
                .noneMatch(call -> call.contains("kafka.yaml"))
                .contains("  bootstrapServers: \"broker:9092\"")
                .filteredOn(call -> call.startsWith("kubectl") && !call.endsWith("current-context"))
                .allMatch(call -> call.startsWith("kubectl --context kind-try "));
        assertThat(output).contains("minikube/down.sh --context-only");
    }

    @Test
    void shouldLoadTheImageIntoKind() throws Exception {
        assertThat(script("up.sh", "--context-only")).as(output).isZero();
        assertThat(calls())
                .contains("kind load docker-image stockpipeline/stockpipeline:0.1.0-0123456789ab --name try");
    }

    @Test
    void shouldMakeNamespacesThatLetInOnlyRestrictedPods() throws Exception {
        kubectl("*jsonpath*) ;; *'get namespace'*) exit 1 ;; *'create -f -'*) cat >> \"$CALLS\" ;;");
        assertThat(script("up.sh")).as(output).isZero();
        assertThat(calls())
                .containsSubsequence("  name: stockpipeline-system", "  name: stockpipeline-demo", "  name: kafka")
                .filteredOn("    pod-security.kubernetes.io/enforce: restricted"::equals)
                .hasSize(3);
    }

    @Test
    void shouldNotTouchANamespaceThatSomebodyElseMade() throws Exception {
        kubectl("*jsonpath*) ;; *'get namespace stockpipeline-system'*) ;;");
        assertThat(script("up.sh", "--context-only", "--image", "a/b:1")).isEqualTo(1);
        assertThat(output).contains("namespace stockpipeline-system is there already");
        assertThat(script("down.sh", "--context-only")).as(output).isZero();
        assertThat(calls()).noneMatch(call -> call.contains(" delete ") || call.contains("uninstall"));
    }

    @Test
    void shouldSayWhereToLookWhenAPipelineDoesNotGetReady() throws Exception {
        kubectl("*'wait --for'*) exit 1 ;;");
        assertThat(script("up.sh")).isEqualTo(1);
        assertThat(output)
                .contains("did not get ready within 10 minutes", "describe stockpipeline.stockpipeline.io/synthetic");
    }

    @Test
    void shouldTakeDownPipelinesBeforeTheOperator() throws Exception {
        assertThat(script("down.sh", "--context-only")).as(output).isZero();
        assertThat(calls())
                .containsSubsequence(
                        "kubectl --context kind-try -n stockpipeline-demo delete stockpipelines --all --timeout 3m",
                        "helm uninstall stockpipeline --kube-context kind-try --namespace stockpipeline-system"
                                + " --ignore-not-found --wait --timeout 3m",
                        "kubectl --context kind-try delete crd stockpipelines.stockpipeline.io",
                        "kubectl --context kind-try delete namespace kafka --timeout 3m");
    }

    @Test
    void shouldLeaveTheOperatorToPipelinesOfOthers() throws Exception {
        kubectl("*'get stockpipelines --all-namespaces'*) echo stockpipeline.stockpipeline.io/theirs ;;");
        assertThat(script("down.sh", "--context-only")).isEqualTo(1);
        assertThat(output).contains("theirs");
        assertThat(calls()).noneMatch(call -> call.contains("uninstall") || call.contains("delete crd"));
    }

    @Test
    void shouldLeaveADefinitionThatIsNotOfItsRelease() throws Exception {
        kubectl("*release-name*) echo / ;;");
        assertThat(script("down.sh", "--context-only")).as(output).isZero();
        assertThat(calls()).noneMatch(call -> call.contains("delete crd"));
    }

    @Test
    void shouldDeleteOnlyMinikubesOwnProfile() throws Exception {
        assertThat(script("down.sh")).as(output).isZero();
        assertThat(calls()).containsExactly("minikube delete -p stockpipeline");
    }

    @Test
    void shouldRefuseWrongOptions() throws Exception {
        assertThat(script("up.sh", "--nope")).isEqualTo(2);
        assertThat(script("up.sh", "--image")).isEqualTo(2);
        assertThat(script("up.sh", "--image", "latest")).isEqualTo(2);
        assertThat(script("up.sh", "--example", "no-such-file.yaml")).isEqualTo(2);
        assertThat(script("down.sh", "--nope")).isEqualTo(2);
        assertThat(work.resolve("calls")).doesNotExist();
    }

    /** A kubectl of a cluster where up.sh made the namespaces; cases come first and are matched with the arguments. */
    private void kubectl(String cases) throws IOException {
        standIn(
                "kubectl",
                "case \"$*\" in " + cases + " *current-context) echo kind-try ;;"
                        + " *release-name*) echo stockpipeline-system/stockpipeline ;; *jsonpath*) echo up.sh ;;"
                        + " *'-o name') case \"$*\" in *apply*) echo stockpipeline.stockpipeline.io/synthetic ;; esac ;;"
                        + " esac");
    }

    private void standIn(String name, String answer) throws IOException {
        Path file = Files.writeString(
                work.resolve(name), "#!/usr/bin/env bash\necho \"" + name + " $*\" >> \"$CALLS\"\n" + answer + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(work.resolve("calls"));
    }

    private int script(String name, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Release.ROOT.resolve("minikube/" + name).toString());
        command.addAll(List.of(options));
        return run(command.toArray(String[]::new));
    }

    private int run(String... command) throws Exception {
        Path log = work.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PATH", work + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("CALLS", work.resolve("calls").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        output = Files.readString(log);
        return process.exitValue();
    }
}
