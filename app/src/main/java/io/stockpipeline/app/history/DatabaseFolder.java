package io.stockpipeline.app.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The files of a local PostgreSQL. Nobody but the user who runs it may read them: the password lies there. */
record DatabaseFolder(Path root) {
    /** A server reads only the data of its own major version; the topics of local mode are kept, so another begins anew. */
    private static final String DATA = "data-17";

    private static final int PASSWORD_BYTES = 24;

    /** The database itself. */
    Path data() {
        return root.resolve(DATA);
    }

    /** The program, unpacked; not in a folder that all users of the machine share, where another could replace it. */
    Path program() {
        return root.resolve("program");
    }

    /** What the server prints. */
    Path log() {
        return root.resolve("postgresql.log");
    }

    /** Holds the password of the database's only user. */
    Path password() {
        return root.resolve("password");
    }

    /** Stands once the database has been made in full. */
    private Path made() {
        return root.resolve(DATA + ".made");
    }

    /** Whether there is a database that was made to its end. */
    boolean isMade() {
        return Files.exists(made());
    }

    /** Makes the folder, and takes away what is left of a database that was not made to its end. */
    void prepare() throws IOException {
        Files.createDirectories(root, forMyself("rwx------"));
        if (isPosix()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
        if (!isMade()) {
            delete(data());
            // It may have been unpacked in part only.
            delete(program());
            Files.deleteIfExists(password());
            Files.createFile(password(), forMyself("rw-------"));
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(password(), HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        }
    }

    /** The database has been made, and answers. */
    void complete() throws IOException {
        Files.write(made(), new byte[0], StandardOpenOption.CREATE);
    }

    String readPassword() throws IOException {
        return Files.readString(password(), StandardCharsets.US_ASCII).strip();
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] forMyself(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
