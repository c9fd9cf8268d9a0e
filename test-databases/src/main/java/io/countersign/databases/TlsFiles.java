package io.countersign.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A certificate for 127.0.0.1 and localhost from an authority that nobody else knows, as PEM files.
 *
 * @param authority whom a client trusts, to trust this server and no other
 * @param certificate the server's
 * @param key the server's, without a password
 */
public record TlsFiles(Path authority, Path certificate, Path key) {

  private static final String PASSWORD = "throwaway";

  /** Makes a new authority and a certificate by it, in a folder that exists. */
  public static TlsFiles create(Path folder) {
    Path store = folder.toAbsolutePath().resolve("tls.p12");
    make(folder, store, "authority", "-ext", "bc:c");
    make(folder, store, "server", "-signer", "authority", "-ext", "san=ip:127.0.0.1,dns:localhost");
    try (InputStream content = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(content, PASSWORD.toCharArray());
      return new TlsFiles(
          pem(folder, "authority", "CERTIFICATE", keys.getCertificate("authority").getEncoded()),
          pem(folder, "server", "CERTIFICATE", keys.getCertificate("server").getEncoded()),
          pem(folder, "server-key", "PRIVATE KEY", key(keys).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool made what the JDK does not read", e);
    }
  }

  private static void make(Path folder, Path store, String name, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30"));
    command.addAll(List.of(more));
    Commands.run(folder, command);
  }

  private static Key key(KeyStore keys) throws GeneralSecurityException {
    Key key = keys.getKey("server", PASSWORD.toCharArray());
    if (key == null) {
      throw new GeneralSecurityException("no key of the server");
    }
    return key;
  }

  private static Path pem(Path folder, String name, String type, byte[] content)
      throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(type, text));
  }
}
