package org.septuple.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Arrays in one file, as `numpy.savez` or `numpy.savez_compressed` wrote it. A member is read into memory.
///
/// @param file the archive
record NpzArchive(Path file) {

    private static final String ENDING = ".npy";
    private static final int LONGEST_MEMBER = Integer.MAX_VALUE - 8;

    /// Reads one array.
    ///
    /// @param name its name; null if there is only one
    /// @return in memory
    /// @throws ConfigurationException if there is none, or if it is damaged
    NpyArray read(@Nullable String name) {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            ZipEntry entry = entry(archive, name);
            return NpyArray.of(MemorySegment.ofArray(bytes(archive, entry)), file + ", " + entry.getName());
        } catch (IOException | IllegalArgumentException e) { // ZipFile throws both at damaged bytes
            throw damaged(e);
        }
    }

    /// Names of its arrays.
    ///
    /// @return in the order of the archive
    /// @throws ConfigurationException if it is damaged
    List<String> names() {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            return names(archive);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private static List<String> names(ZipFile archive) {
        List<String> names = new ArrayList<>();
        archive.stream()
                .map(ZipEntry::getName)
                .filter(n -> n.endsWith(ENDING))
                .forEach(n -> names.add(n.substring(0, n.length() - ENDING.length())));
        return names;
    }

    private ConfigurationException damaged(Exception e) {
        return refusal(
                ErrorCode.DATA_FORMAT,
                "the archive is damaged: " + e.getMessage(),
                "Copy it again, or write it again with numpy.savez.");
    }

    private ZipEntry entry(ZipFile archive, @Nullable String name) {
        List<String> names = names(archive);
        String wanted = name == null && names.size() == 1 ? names.getFirst() : name;
        ZipEntry entry = wanted == null ? null : archive.getEntry(wanted + ENDING);
        if (entry == null) {
            throw ArrayNames.refusal(file, name, names);
        }
        return entry;
    }

    private byte[] bytes(ZipFile archive, ZipEntry entry) throws IOException {
        long available = Math.min(LONGEST_MEMBER, Runtime.getRuntime().maxMemory() / 2);
        if (entry.getSize() < 0 || entry.getSize() > available) {
            throw refusal(
                    ErrorCode.DATA_TOO_LARGE,
                    "%s has %d bytes; at most %d are read into memory"
                            .formatted(entry.getName(), entry.getSize(), available),
                    "Write the array alone with numpy.save: a .npy file is not read into memory.");
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        int count;
        boolean goesOn;
        try (InputStream in = archive.getInputStream(entry)) {
            count = in.readNBytes(bytes, 0, bytes.length);
            goesOn = in.read() >= 0;
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        if (count < bytes.length || goesOn || checksum.getValue() != entry.getCrc()) {
            throw new IOException("%s should have %d bytes with checksum %08x, has %s with %08x"
                    .formatted(
                            entry.getName(),
                            bytes.length,
                            entry.getCrc(),
                            goesOn ? "more" : String.valueOf(count),
                            checksum.getValue()));
        }
        return bytes;
    }

    private ConfigurationException refusal(ErrorCode code, String message, String remedy) {
        return new ConfigurationException(
                new Violation(code, new Location.InFile(file.toString()), "", message, remedy));
    }
}
