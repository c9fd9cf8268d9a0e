package io.countersign.application.browser;

import io.countersign.domain.browser.TrustedBrowserId;
import io.countersign.domain.factor.SecretBytes;
import java.time.Instant;
import java.util.Optional;

/**
 * A trusted browser that showed its token.
 *
 * @param token what it is to keep instead, as ASCII; shown here and kept nowhere. Absent if it was
 *     told before and cannot be told again
 * @param expiresAt when it is trusted no more
 */
public record RecognizedBrowser(
    TrustedBrowserId id, Optional<SecretBytes> token, Instant expiresAt) {}
