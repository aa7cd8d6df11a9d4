package io.stockpipeline.console.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file from the class path, with its digest and, where it pays, its compressed form. */
final class Asset {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    private static final int DIGEST_BYTES = 15;
    private static final int NOT_MODIFIED = 304;

    private final String contentType;
    private final byte[] plain;
    private final byte @Nullable [] compressed;
    private final String digest;

    private Asset(String contentType, byte[] plain) {
        this.contentType = contentType;
        this.plain = plain;
        byte[] gzip = compress(plain);
        this.compressed = gzip.length < plain.length ? gzip : null;
        this.digest = digest(plain);
    }

    /** Whether a file of this name can be one; a folder never is. */
    static boolean isNamed(String path) {
        return TYPES.containsKey(extension(path));
    }

    /** Reads it; null when there is none. */
    static @Nullable Asset load(String resource) {
        String contentType = TYPES.get(extension(resource));
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            return in == null || contentType == null ? null : new Asset(contentType, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Answers with it, or with 304 to whoever has it. */
    void write(Context context, String cacheControl) {
        byte[] gzip = compressed;
        boolean zipped = gzip != null && acceptsGzip(context);
        // The two forms are two representations, so each has a tag of its own.
        String tag = '"' + digest + (zipped ? "-gzip\"" : "\"");
        context.disableCompression();
        context.header("ETag", tag).header("Cache-Control", cacheControl).header("Vary", "Accept-Encoding");
        String known = context.header("If-None-Match");
        if (known != null && known.contains(tag)) {
            context.status(NOT_MODIFIED);
            return;
        }
        context.contentType(contentType);
        if (zipped && gzip != null) {
            context.header("Content-Encoding", "gzip").result(gzip);
        } else {
            context.result(plain);
        }
    }

    private static boolean acceptsGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static byte[] compress(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
