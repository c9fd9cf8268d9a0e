package io.countersign.rest.json;

/**
 * One field that is not as it must be.
 *
 * @param field where it is, for example {@code firstFactor.method} or {@code scopes[1]}
 * @param reason completes a sentence that begins with the field's name; never holds the value
 */
public record FieldError(String field, String reason) {}
