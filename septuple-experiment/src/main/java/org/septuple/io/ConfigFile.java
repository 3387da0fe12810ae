package org.septuple.io;

import static org.septuple.io.ErrorCode.CONFIG_NOT_TEXT;
import static org.septuple.io.ErrorCode.CONFIG_TOO_LARGE;
import static org.septuple.io.ErrorCode.CONFIG_UNREADABLE;
import static org.septuple.io.ErrorCode.YAML_NOT_MAPPING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.septuple.io.ConfigNode.Mapping;

/// Reads a configuration and binds it, reporting all that is wrong at once.
///
/// Strict: one UTF-8 document of at most 1 MiB whose top level is a mapping, nested at most 32 deep, without
/// anchors, aliases, tags and duplicate keys.
public final class ConfigFile {

    private static final int LARGEST = 1 << 20;

    private ConfigFile() {}

    /// Reads, overrides and binds a file.
    ///
    /// @param <T>       what the binder makes
    /// @param file      the YAML file
    /// @param overrides `key=value`, applied in order
    /// @param binder    reads the sections; see [Section]
    /// @return the bound value and the resolved configuration
    /// @throws ConfigurationException carrying every violation
    public static <T> Bound<T> bind(Path file, List<String> overrides, Function<Section, T> binder) {
        return bind(file.toString(), text(file), overrides, binder);
    }

    /// Overrides and binds a text.
    ///
    /// @param <T>       what the binder makes
    /// @param name      what to call the text in messages
    /// @param yaml      the text
    /// @param overrides `key=value`, applied in order
    /// @param binder    reads the sections; see [Section]
    /// @return the bound value and the resolved configuration
    /// @throws ConfigurationException carrying every violation
    public static <T> Bound<T> bind(String name, String yaml, List<String> overrides, Function<Section, T> binder) {
        var violations = new Violations();
        var tree = tree(name, yaml, violations);
        return Section.bind(Overrides.apply(tree, overrides, violations), violations, binder);
    }

    /// Reads a file without binding it.
    ///
    /// @param file the YAML file
    /// @return the located tree
    /// @throws ConfigurationException carrying every violation
    public static Mapping read(Path file) {
        return parse(file.toString(), text(file));
    }

    /// Parses a text without binding it.
    ///
    /// @param name what to call the text in messages
    /// @param yaml the text
    /// @return the located tree
    /// @throws ConfigurationException carrying every violation
    public static Mapping parse(String name, String yaml) {
        var violations = new Violations();
        var tree = tree(name, yaml, violations);
        violations.throwIfAny();
        return tree;
    }

    /// The exact text of a configuration, for keeping a copy.
    ///
    /// @param file the YAML file
    /// @return its text, without byte order mark
    /// @throws ConfigurationException if it is missing, larger than 1 MiB or not UTF-8
    public static String text(Path file) {
        var name = file.toString();
        try (var input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ConfigurationException(new Violation(
                        CONFIG_TOO_LARGE,
                        new Location.InFile(name),
                        "",
                        "the file has more than %d bytes, the limit of a configuration".formatted(LARGEST)));
            }
            return decode(name, bytes);
        } catch (IOException e) {
            throw new ConfigurationException(
                    new Violation(CONFIG_UNREADABLE, new Location.InFile(name), "", reason(e)));
        }
    }

    /// Why a file cannot be read, in words.
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "its permissions forbid reading it";
            default -> "it cannot be read: " + Quote.shorten(String.valueOf(e.getMessage()), 200);
        };
    }

    private static String decode(String name, byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            var message = "byte %d is 0x%02X, which is not UTF-8".formatted(in.position(), bytes[in.position()]);
            throw notText(name, text, text.length(), looksLikeUtf16(bytes) ? message + " but UTF-16" : message);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean looksLikeUtf16(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE;
    }

    private static Mapping tree(String name, String yaml, Violations violations) {
        int odd = firstUnprintable(yaml);
        if (odd >= 0) {
            throw notText(name, yaml, odd, "the character U+%04X is not text".formatted(yaml.codePointAt(odd)));
        }
        var node = YamlTree.ofFile(name, yaml, violations);
        if (node.isEmpty()) {
            violations.throwIfAny();
        }
        if (node.orElseThrow() instanceof Mapping mapping) {
            return mapping;
        }
        var root = node.orElseThrow();
        violations.add(new Violation(
                YAML_NOT_MAPPING,
                root.at(),
                "",
                "the top level is %s; it must be a mapping".formatted(root.describe())));
        throw new ConfigurationException(violations);
    }

    private static ConfigurationException notText(String name, String text, int index, String message) {
        var before = text.substring(0, index);
        int lineStart = before.lastIndexOf('\n') + 1;
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        long column = before.codePointCount(lineStart, before.length()) + 1L;
        return new ConfigurationException(
                new Violation(CONFIG_NOT_TEXT, new Location.InText(name, line, column), "", message));
    }

    /// YAML's own notion of printable characters.
    static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean printable = (c >= 0x20 && c <= 0x7E)
                    || c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || c == 0x85
                    || (c >= 0xA0 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            if (!printable) {
                return i;
            }
        }
        return -1;
    }
}
