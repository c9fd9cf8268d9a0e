package io.countersign.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** What takes its time to load: {@link Rehearsal} says when. */
final class Library {

  /** Two readers may take different ones of two members of the same name. */
  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static final ObjectConverter CONVERTER = new ObjectConverter();

  private Library() {}
}
