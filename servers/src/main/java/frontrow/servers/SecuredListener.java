package frontrow.servers;

import java.nio.file.Path;

/**
 * Where Kafka listens by TLS, for users by SCRAM-SHA-512 who may do what access lists say.
 *
 * @param keyStore the broker's certificate and key, PKCS #12
 * @param password the key store's
 */
public record SecuredListener(int port, Path keyStore, String password) {}
