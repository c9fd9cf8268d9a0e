package io.countersign.risk;

import com.maxmind.db.Reader;
import io.countersign.application.risk.Geography;
import io.countersign.domain.risk.IpAddress;
import io.countersign.domain.risk.Place;
import io.countersign.domain.risk.Whereabouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Geography} from a database file in MaxMind's format, such as GeoLite2-City. It is mapped
 * into memory, and read anew when another file takes its place; the one before stays if that one
 * cannot be read.
 */
public final class GeoDatabase implements Geography {

  private static final Logger LOG = LoggerFactory.getLogger(GeoDatabase.class);

  /** By which the format says that somebody hides behind an address. */
  private static final Set<String> HIDING =
      Set.of(
          "is_anonymous",
          "is_anonymous_proxy",
          "is_anonymous_vpn",
          "is_public_proxy",
          "is_residential_proxy",
          "is_tor_exit_node");

  private final Path file;
  private String flaw = "it was not read yet";
  private Optional<Version> version = Optional.empty();
  private volatile @Nullable Reader reader;

  public GeoDatabase(Path file) {
    this.file = file;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the database was never readable
   */
  @Override
  public Whereabouts find(IpAddress address) {
    Reader open = reader;
    if (open == null) {
      throw new IllegalStateException("the geographic database cannot be read");
    }
    try {
      Map<?, ?> found = open.get(InetAddress.getByAddress(address.bytes()), Map.class);
      return found == null ? new Whereabouts.Unknown() : whereabouts(found);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Whereabouts whereabouts(Map<?, ?> found) {
    if (hides(found) || hides(part(found, "traits"))) {
      return new Whereabouts.Hidden();
    }
    Map<?, ?> location = part(found, "location");
    return location.get("latitude") instanceof Number latitude
            && location.get("longitude") instanceof Number longitude
        ? new Whereabouts.Known(Place.at(latitude.doubleValue(), longitude.doubleValue()))
        : new Whereabouts.Unknown();
  }

  private static boolean hides(Map<?, ?> record) {
    return HIDING.stream().anyMatch(name -> Boolean.TRUE.equals(record.get(name)));
  }

  private static Map<?, ?> part(Map<?, ?> record, String name) {
    return record.get(name) instanceof Map<?, ?> part ? part : Map.of();
  }

  /** Opens the file if it changed. To be called now and then, one at a time. */
  public void look() {
    Optional<Version> now = Version.of(file);
    // What cannot be read is tried again: it may be allowed meanwhile.
    if (!now.equals(version) || !flaw.isEmpty()) {
      version = now;
      open();
    }
  }

  private void open() {
    try {
      Reader opened = new Reader(file.toFile());
      // Who looks something up in the one before still may; it goes with the last of them.
      reader = opened;
      flaw = "";
      LOG.info(
          "the geographic database is {} of {}",
          opened.getMetadata().databaseType(),
          opened.getMetadata().buildTime());
    } catch (IOException | RuntimeException unreadable) {
      if (!flaw.equals(unreadable.toString())) {
        flaw = unreadable.toString();
        LOG.error("the geographic database {} cannot be read: {}", file, flaw);
      }
    }
  }
}
