package io.countersign.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;

/**
 * Classes laid out by the house plan, below some root package: ours, or a small one that was
 * planted to break a rule.
 *
 * @param main what is shipped
 * @param all what is shipped, and the tests
 */
record House(String root, JavaClasses main, JavaClasses all) {

  /** Below which every rule has a house of its own that breaks it. */
  static final String PLANTED = House.class.getPackageName() + ".planted.";

  /** The rooms whose classes know only the SPI: one for each factor plugin. */
  private static final String[] PLUGINS = {"totp", "email", "phone", "passkey"};

  /** The rooms whose classes know only the SPI and may touch the world: one for each transport. */
  private static final String[] TRANSPORTS = {"smtp", "twilio"};

  /** What plugins see of ours. */
  private static final String[] SPI = {"domain.factor", "domain.delivery"};

  /** The package of a room and all below, in ArchUnit's notation. */
  String room(String name) {
    return root + "." + name + "..";
  }

  /** As {@link #room}, of several. */
  String[] rooms(String... names) {
    String[] rooms = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      rooms[i] = room(names[i]);
    }
    return rooms;
  }

  String[] plugins() {
    return rooms(PLUGINS);
  }

  String[] transports() {
    return rooms(TRANSPORTS);
  }

  /** Factors and transports. */
  String[] archives() {
    return Stream.of(plugins(), transports()).flatMap(Stream::of).toArray(String[]::new);
  }

  String[] spi() {
    return rooms(SPI);
  }

  /** Everything of ours. */
  String everywhere() {
    return root + "..";
  }

  /** Classes outside these rooms. */
  DescribedPredicate<JavaClass> outside(String... names) {
    return JavaClass.Predicates.resideOutsideOfPackages(rooms(names));
  }
}
