package io.countersign.crypto.provider;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Provider;
import java.util.Collections;
import java.util.List;

/**
 * Loads Amazon's Corretto Crypto Provider. Its archives for different machines hold their native
 * library under one name, so that on a class path with both of them the first would win anywhere;
 * therefore the right one gets a class loader of its own.
 */
final class Corretto {

  private static final String PACKAGE = "com.amazon.corretto.crypto.provider.";
  private static final String LIBRARY =
      PACKAGE.replace('.', '/') + "libamazonCorrettoCryptoProvider.so";

  private Corretto() {}

  /**
   * @param machine the end of the archive's name, such as {@code linux-x86_64}
   * @throws IOException if there is none for this machine
   * @throws ReflectiveOperationException if it does not work here, as on a system with another C
   *     library or where nothing in the folder for temporary files can be executed
   */
  static Provider load(String machine) throws IOException, ReflectiveOperationException {
    ClassLoader loader =
        new URLClassLoader(
            "corretto", new URL[] {archive(machine)}, ClassLoader.getPlatformClassLoader());
    Class<?> type = loader.loadClass(PACKAGE + "AmazonCorrettoCryptoProvider");
    Provider provider = (Provider) type.getField("INSTANCE").get(null);
    type.getMethod("assertHealthy").invoke(provider);
    return provider;
  }

  private static URL archive(String machine) throws IOException {
    List<URL> libraries = Collections.list(Corretto.class.getClassLoader().getResources(LIBRARY));
    for (URL library : libraries) {
      if (library.openConnection() instanceof JarURLConnection jar
          && jar.getJarFileURL().getPath().endsWith(machine + ".jar")) {
        return jar.getJarFileURL();
      }
    }
    throw new IOException("there is none for " + machine);
  }
}
