package frontrow.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for 127.0.0.1 that it has signed itself, made by the JDK's keytool: for a server, and for those who trust it.
 *
 * @param keyStore    PKCS #12, with the key
 * @param certificate PEM
 * @param key         PEM, readable by its owner only
 */
record LoopbackCertificate(Path keyStore, String password, Path certificate, Path key) {

    private static final String ALIAS = "loopback";
    private static final String PASSWORD = "changeit";

    static LoopbackCertificate in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path keyStore = directory.resolve("loopback.p12");
        Process keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=127.0.0.1",
                "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", keyStore.toString(),
                "-storepass", PASSWORD)).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no certificate: " + output);
        }
        KeyStore made = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keyStore)) {
            made.load(file, PASSWORD.toCharArray());
        }
        Path certificate = pem(directory.resolve("loopback.crt"), "CERTIFICATE", made.getCertificate(ALIAS).getEncoded());
        Path key = pem(directory.resolve("loopback.key"), "PRIVATE KEY", made.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new LoopbackCertificate(keyStore, PASSWORD, certificate, key);
    }

    /** For a client that trusts nobody else. */
    SSLContext trusted() throws IOException, GeneralSecurityException {
        KeyStore trustStore = KeyStore.getInstance("PKCS12");
        trustStore.load(null, null);
        try (InputStream file = Files.newInputStream(certificate)) {
            trustStore.setCertificateEntry(ALIAS, CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path pem(Path file, String what, byte[] encoded) throws IOException {
        return Files.writeString(file, "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what,
                Base64.getMimeEncoder().encodeToString(encoded)));
    }
}
