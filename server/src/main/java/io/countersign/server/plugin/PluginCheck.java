package io.countersign.server.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pf4j.PluginDescriptor;

/** Looks at an archive as the host does before it runs anything of it. */
public final class PluginCheck {

  /**
   * What an archive says about itself.
   *
   * @param requires the versions of the SPI that it can do with
   */
  public record Found(String id, String version, String requires) {}

  private PluginCheck() {}

  /**
   * @throws PluginRefused if a host with this trust would not start it
   */
  public static Found check(Path archive, Trust trust) throws PluginRefused, IOException {
    Path own = Files.createTempDirectory("countersign-plugin-");
    try {
      CopiedArchive copy = CopiedArchive.of(archive, own);
      PluginRuntime runtime = PluginRuntime.start(copy.name(), copy.opened(trust));
      try {
        PluginDescriptor found = runtime.plugin().getDescriptor();
        return new Found(found.getPluginId(), found.getVersion(), found.getRequires());
      } finally {
        runtime.stop();
      }
    } finally {
      WorkFolder.delete(own);
    }
  }
}
