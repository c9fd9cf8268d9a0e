package io.countersign.crypto.provider;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fastest provider of elliptic curves: Corretto, which signs and verifies 7 times as fast as
 * the JDK, or the JDK where Corretto does not work. It is meant to be named where it is wanted and
 * not to be registered, because at hashes, HMAC, AES-GCM and randomness the JDK is at least as
 * fast.
 *
 * <p>Corretto takes 0.3 s to load, so that happens beside whatever else a start does.
 */
public final class FastCurves implements Supplier<Provider> {

  private static final Logger LOG = LoggerFactory.getLogger(FastCurves.class);

  private final CompletableFuture<Provider> loading;

  private FastCurves(String machine) {
    loading =
        CompletableFuture.supplyAsync(
            () -> load(machine), Thread.ofPlatform().daemon().name("fast-curves")::start);
  }

  /** Begins to load; to be called once and early. */
  public static FastCurves loading() {
    return new FastCurves(machine());
  }

  static FastCurves loading(String machine) {
    return new FastCurves(machine);
  }

  /** The provider, once it is loaded. */
  @Override
  public Provider get() {
    return loading.join();
  }

  /** As in the names of Corretto's archives. */
  static String machine() {
    String system = System.getProperty("os.name");
    String processor = System.getProperty("os.arch");
    return (system.equals("Linux") ? "linux" : system)
        + "-"
        + switch (processor) {
          case "amd64" -> "x86_64";
          case "aarch64" -> "aarch_64";
          default -> processor;
        };
  }

  private static Provider load(String machine) {
    try {
      Provider corretto = Corretto.load(machine);
      LOG.info("elliptic curves: {} {}", corretto.getName(), corretto.getVersionStr());
      return corretto;
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      LOG.info(
          "elliptic curves: the JDK, for Corretto cannot be used on {} ({})", machine, reason(e));
      return jdk();
    }
  }

  private static Throwable reason(Throwable thrown) {
    return thrown.getCause() == null ? thrown : reason(thrown.getCause());
  }

  private static Provider jdk() {
    try {
      return Signature.getInstance("SHA256withECDSA").getProvider();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
