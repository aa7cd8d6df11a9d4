package io.stockpipeline.app.local;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything one pipeline keeps between runs. It is locked while it is open: two runs on the same
 * data would destroy it. The lock goes with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    /** Less room than this and not even the start would succeed. */
    private static final long LEAST_ROOM_BYTES = 64L * 1024 * 1024;

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Opens a pipeline's folder, which is made where it is missing.
     *
     * @param base the folder of all pipelines
     * @param pipeline its qualified name
     * @throws WrongInputException when it is in use, or must not be written
     * @throws FailedException when there is no room
     */
    public static DataFolder open(Path base, String pipeline) {
        Path folder = base.resolve(pipeline);
        try {
            Files.createDirectories(folder);
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < LEAST_ROOM_BYTES) {
                throw new FailedException("the disk of " + folder.toAbsolutePath() + " is full (" + room / 1024 / 1024
                        + " MiB left): make room, or choose another folder with --data-dir");
            }
            return new DataFolder(folder, lock(folder));
        } catch (AccessDeniedException e) {
            throw unwritable(folder, "permission denied", e);
        } catch (IOException e) {
            throw unwritable(folder, e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                ByteBuffer owner = ByteBuffer.allocate(20);
                channel.read(owner, 0);
                throw new WrongInputException(folder.toAbsolutePath() + " is in use by process "
                        + new String(owner.array(), 0, owner.position(), StandardCharsets.US_ASCII)
                        + ": stop it, or choose another folder with --data-dir");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static WrongInputException unwritable(Path folder, @Nullable String why, IOException cause) {
        return new WrongInputException(
                "cannot write to " + folder.toAbsolutePath() + " (" + why + "): choose another folder with --data-dir",
                cause);
    }

    /** The embedded broker's. */
    public Path kafka() {
        return folder.resolve("kafka");
    }

    /** The processor's own files. */
    public Path state() {
        return folder.resolve("state");
    }

    /** The embedded database's. */
    public Path history() {
        return folder.resolve("history");
    }

    public Path logFile() {
        return folder.resolve("stockpipeline.log");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }
}
