package io.countersign.application.contact;

import io.countersign.domain.contact.ContactVerification;
import io.countersign.domain.contact.ContactVerificationId;
import io.countersign.domain.factor.Credential;
import io.countersign.domain.tenant.TenantId;
import java.util.Optional;

/** Contact verifications. What was sent is encrypted at rest. */
public interface ContactVerifications {

  /** Keeps a new one. */
  void add(ContactVerification verification, Credential pending);

  /** One of them, whatever its status. */
  Optional<ContactVerification> find(TenantId tenant, ContactVerificationId id);

  /** One of them, locked until the transaction ends. */
  Optional<ContactVerification> lock(TenantId tenant, ContactVerificationId id);

  /**
   * What was sent for one whose kept status is pending.
   *
   * @throws io.countersign.application.secret.SecretUnreadable if it cannot be decrypted
   */
  Optional<Credential> pending(TenantId tenant, ContactVerificationId id);

  /** Keeps what changed; forgets what was sent unless the status is still pending. */
  void update(ContactVerification verification);

  /** What is sent now replaces what was sent before. To be locked before. */
  void replace(ContactVerification verification, Credential pending);
}
