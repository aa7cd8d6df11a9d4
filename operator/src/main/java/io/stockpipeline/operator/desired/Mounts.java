package io.stockpipeline.operator.desired;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.VolumeSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where things lie in a pod. The image and the roles' commands rely on these paths. */
final class Mounts {
    static final String CONFIG_FOLDER = "/etc/stockpipeline/pipeline";
    static final String KAFKA_FOLDER = "/etc/stockpipeline/kafka";
    static final String SECRETS_FOLDER = "/etc/stockpipeline/secrets";
    static final String TMP_FOLDER = "/tmp";
    static final String STATE_FOLDER = "/var/lib/stockpipeline";

    private static final String CONFIG = "config";
    private static final String KAFKA = "kafka";
    private static final String FILE = "file";
    private static final String TMP = "tmp";
    private static final String STATE = "state";
    /** What Kubernetes sets where nothing is said; written out, since it stands in a list. */
    private static final int MODE = 0644;

    private final List<Volume> volumes = new ArrayList<>();
    private final List<VolumeMount> mounts = new ArrayList<>();

    private Mounts() {}

    /** The ConfigMap, and what is writable where the root file system is not. */
    static Mounts of(RoleConfig config) {
        Mounts made = new Mounts();
        made.add(
                new VolumeBuilder()
                        .withName(CONFIG)
                        .withNewConfigMap()
                        .withName(config.name())
                        .withDefaultMode(MODE)
                        .endConfigMap()
                        .build(),
                CONFIG_FOLDER,
                true);
        made.add(emptyDir(TMP), TMP_FOLDER, false);
        return made;
    }

    Mounts kafka(Optional<String> secret) {
        secret.ifPresent(name -> add(secret(KAFKA, name), KAFKA_FOLDER, true));
        return this;
    }

    /** A folder a Secret. */
    Mounts secrets(Collection<String> names) {
        int number = 0;
        for (String name : names) {
            add(secret("secret-" + number++, name), SECRETS_FOLDER + "/" + name, true);
        }
        return this;
    }

    /** The file of a file source, in the folder that its path names; a relative one begins where the role works. */
    Mounts file(FileSource source) {
        VolumeSpec from = source.volume();
        if (from == null) {
            return this;
        }
        Path folder = Path.of(STATE_FOLDER).resolve(source.path()).getParent();
        VolumeBuilder volume = new VolumeBuilder().withName(FILE);
        String claim = from.persistentVolumeClaim();
        add(
                (claim == null
                                ? volume.withNewConfigMap()
                                        .withName(from.configMap())
                                        .withDefaultMode(MODE)
                                        .endConfigMap()
                                : volume.withNewPersistentVolumeClaim(claim, true))
                        .build(),
                String.valueOf(folder),
                true);
        if (folder != null && folder.getNameCount() == 0) {
            // In the root folder the file alone: a folder there would hide everything else.
            VolumeMount mount = mounts.remove(mounts.size() - 1);
            mounts.add(mount.edit()
                    .withMountPath(source.path())
                    .withSubPath(String.valueOf(Path.of(source.path()).getFileName()))
                    .build());
        }
        return this;
    }

    /** A folder for the state that goes with the pod. */
    Mounts passingState() {
        add(emptyDir(STATE), STATE_FOLDER, false);
        return this;
    }

    /** The volume that a StatefulSet keeps for the pod. */
    Mounts keptState() {
        mounts.add(mount(STATE, STATE_FOLDER, false));
        return this;
    }

    static String stateVolume() {
        return STATE;
    }

    List<Volume> volumes() {
        return volumes;
    }

    List<VolumeMount> mounts() {
        return mounts;
    }

    private void add(Volume volume, String path, boolean readOnly) {
        volumes.add(volume);
        mounts.add(mount(volume.getName(), path, readOnly));
    }

    private static Volume secret(String volume, String secret) {
        return new VolumeBuilder()
                .withName(volume)
                .withNewSecret()
                .withSecretName(secret)
                .withDefaultMode(MODE)
                .endSecret()
                .build();
    }

    private static Volume emptyDir(String name) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                // False is what the API server leaves out.
                .withReadOnly(readOnly ? Boolean.TRUE : null)
                .build();
    }
}
