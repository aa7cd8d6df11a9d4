package io.stockpipeline.console.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with its chain, and its private key, from PEM. Keys may be written as PKCS#8 ({@code PRIVATE KEY}), as PKCS#1
 * ({@code RSA PRIVATE KEY}) or as SEC 1 ({@code EC PRIVATE KEY}); the JDK reads the first only, and the others are what it wraps.
 *
 * @param chain the server's certificate first
 */
record Pem(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final int LONG_FORM = 0x80;
    private static final int BYTE = 0xff;

    Pem {
        chain = List.copyOf(chain);
    }

    /**
     * Reads both.
     *
     * @throws GeneralSecurityException with words for a person when they are not usable, or do not belong together
     */
    static Pem of(String certificates, String key) throws GeneralSecurityException {
        List<X509Certificate> chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in tls.crt");
        }
        PublicKey publicKey = chain.get(0).getPublicKey();
        PrivateKey privateKey = privateKey(key, publicKey);
        if (!belongTogether(privateKey, publicKey)) {
            throw new GeneralSecurityException("tls.key is not the key of the first certificate in tls.crt");
        }
        return new Pem(chain, privateKey);
    }

    private static PrivateKey privateKey(String text, PublicKey publicKey) throws GeneralSecurityException {
        Matcher block = KEY.matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException("there is no private key in tls.key");
        }
        if (block.group(1).startsWith("ENCRYPTED")) {
            throw new GeneralSecurityException("the key in tls.key is encrypted: take the pass phrase off"
                    + " (openssl pkey -in tls.key -out plain.key)");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        // Whatever it is a key of, the certificate says so in the very form in which PKCS#8 wants it.
        byte[] pkcs8 = block.group(1).equals("PRIVATE KEY")
                ? der
                : element(SEQUENCE, VERSION_0, algorithm(publicKey), element(OCTETS, der));
        return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The algorithm's identifier: first element of the sequence that an encoded public key is. */
    private static byte[] algorithm(PublicKey publicKey) {
        byte[] encoded = publicKey.getEncoded();
        int begin = headerLength(encoded, 0);
        int end = begin + headerLength(encoded, begin) + contentLength(encoded, begin);
        return Arrays.copyOfRange(encoded, begin, end);
    }

    private static int headerLength(byte[] der, int at) {
        int first = der[at + 1] & BYTE;
        return first < LONG_FORM ? 2 : 2 + first - LONG_FORM;
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & BYTE;
        if (first < LONG_FORM) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < first - LONG_FORM; i++) {
            length = (length << Byte.SIZE) | (der[at + 2 + i] & BYTE);
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length >= LONG_FORM) {
            int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
            element.write(LONG_FORM + bytes);
            for (int i = bytes - 1; i > 0; i--) {
                element.write(length >> (i * Byte.SIZE));
            }
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static boolean belongTogether(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> publicKey.getAlgorithm();
        };
        byte[] sample = "sample".getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(privateKey);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(sample);
        return signature.verify(signed);
    }
}
