package org.septuple.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, as 64 lower-case hexadecimal digits.
public final class Sha256 {

    private Sha256() {}

    /// The hash of a file.
    ///
    /// @param file the file, read as a stream
    /// @return 64 hexadecimal digits
    /// @throws IOException if it cannot be read
    public static String of(Path file) throws IOException {
        var digest = digest();
        byte[] chunk = new byte[1 << 16];
        try (var input = Files.newInputStream(file)) {
            for (int count = input.read(chunk); count >= 0; count = input.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of bytes.
    ///
    /// @param bytes the bytes
    /// @return 64 hexadecimal digits
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
