package io.countersign.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the build, by their folders. */
final class Modules {

  /** Which room the classes of each module live in. */
  static final Map<String, String> ROOMS =
      Map.of(
          "domain", "domain",
          "application", "application",
          "adapters-rest", "rest",
          "adapters-persistence", "persistence",
          "adapters-crypto", "crypto",
          "factor-plugins/totp", "totp",
          "factor-plugins/contracts", "contracts",
          "server", "server");

  /** Not of the product: nothing that is shipped knows them. */
  static final Set<String> OUTSIDE =
      Set.of("architecture-tests", "benchmarks", "storage-contracts", "examples/storage-adapter");

  /** Made for tests and benchmarks, and never shipped: the module and its artifact. */
  static final String TEST_DATABASES = "test-databases";

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Modules() {}

  /** The folder of the whole project, found from where this class was compiled to. */
  static Path project() {
    try {
      Path testClasses =
          Path.of(Modules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return testClasses.resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that the build knows, as folders. */
  static List<String> built() {
    return built("");
  }

  /** What a module says of itself to the build. */
  static String pom(String module) {
    return read(project().resolve(module).resolve("pom.xml"));
  }

  private static List<String> built(String folder) {
    List<String> modules = new ArrayList<>();
    Matcher named = MODULE.matcher(pom(folder));
    while (named.find()) {
      String module = folder + named.group(1);
      List<String> below = built(module + "/");
      modules.addAll(below.isEmpty() ? List.of(module) : below);
    }
    return modules;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
