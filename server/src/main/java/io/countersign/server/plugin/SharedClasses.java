package io.countersign.server.plugin;

import io.countersign.domain.delivery.Transport;
import io.countersign.domain.factor.FactorProvider;
import java.util.Set;
import org.slf4j.Logger;

/** All that a plugin sees besides its own archive: the JDK, the factor SPI and the logging API. */
final class SharedClasses extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String SPI = FactorProvider.class.getPackageName();
  private static final String DELIVERY = Transport.class.getPackageName();
  private static final String LOGGING = Logger.class.getPackageName();
  private static final Set<String> PACKAGES =
      Set.of(SPI, DELIVERY, LOGGING, LOGGING + ".event", LOGGING + ".helpers", LOGGING + ".spi");

  private final ClassLoader host = FactorProvider.class.getClassLoader();

  SharedClasses() {
    super("plugin-spi", ClassLoader.getPlatformClassLoader());
  }

  static boolean include(String className) {
    return PACKAGES.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))));
  }

  /** Asked after the platform's loader, and for classes only: no resource of the host is seen. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (include(name)) {
      return host.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
