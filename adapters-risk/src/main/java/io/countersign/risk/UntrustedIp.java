package io.countersign.risk;

import io.countersign.application.risk.Assessor;
import io.countersign.application.risk.RiskQuestion;
import io.countersign.domain.risk.Assessment;
import io.countersign.domain.risk.DenyList;
import io.countersign.domain.risk.DenyListMaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a request comes from a network that the operator denies. Of lists of which one cannot be
 * read nothing is known: whoever comes from anywhere is a risk until it can.
 */
public final class UntrustedIp implements Assessor {

  private static final Logger LOG = LoggerFactory.getLogger(UntrustedIp.class);

  private final List<Path> files;
  private volatile Read read = new Read(List.of(), Optional.empty(), List.of());

  /**
   * What was read.
   *
   * @param versions of the files, in their order
   * @param list absent if one of them could not be read
   * @param flaws why it could not
   */
  private record Read(
      List<Optional<Version>> versions, Optional<DenyList> list, List<String> flaws) {}

  /**
   * @param files the lists, each of one network a line
   */
  public UntrustedIp(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public String name() {
    return "UntrustedIP";
  }

  @Override
  public Assessment assess(RiskQuestion question) {
    return read.list()
        .map(list -> list.assess(question.context().request().ip()))
        .orElse(Assessment.NOT_AVAILABLE);
  }

  /** Reads the lists again if one of them changed. To be called now and then, one at a time. */
  public void look() {
    // Told apart before they are read: what changes meanwhile is read again the next time.
    List<Optional<Version>> versions = files.stream().map(Version::of).toList();
    // What cannot be read is tried again: it may be allowed meanwhile.
    if (!versions.equals(read.versions()) || read.list().isEmpty()) {
      read = read(versions);
    }
  }

  private Read read(List<Optional<Version>> versions) {
    DenyListMaker maker = new DenyListMaker();
    List<String> flaws = new ArrayList<>();
    int networks = 0;
    for (Path file : files) {
      try {
        networks += new DenyListFile(file).into(maker);
      } catch (IOException | IllegalArgumentException unreadable) {
        flaws.add(file + ": " + unreadable.getMessage());
      }
    }
    if (!flaws.isEmpty()) {
      if (!flaws.equals(read.flaws())) {
        LOG.error("a deny list cannot be read, and every address is a risk until then: {}", flaws);
      }
      return new Read(versions, Optional.empty(), flaws);
    }
    LOG.info("{} networks are on {} deny lists", networks, files.size());
    return new Read(versions, Optional.of(maker.made()), List.of());
  }
}
