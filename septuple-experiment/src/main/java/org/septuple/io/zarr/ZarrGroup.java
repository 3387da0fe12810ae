package org.septuple.io.zarr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A group as it was when it was opened; later commits are not seen.
///
/// What is read: Zarr 2, arrays directly in the group, little-endian `<f8 <f4 <i8 <i4 |u1`, C order, gzip, zlib or plain, as
/// this package and zarr-python write them. All else is refused with what was found, where, and what to do.
public final class ZarrGroup {

    private final GroupFiles files;
    private final GroupFiles.Content content;

    private ZarrGroup(GroupFiles files, GroupFiles.Content content) {
        this.files = files;
        this.content = content;
    }

    /// Opens a group: from `.zmetadata`, or else by looking into its directories.
    ///
    /// @param path the directory
    /// @return the group
    /// @throws IOException if it is no group or holds an array that is not read here
    public static ZarrGroup open(Path path) throws IOException {
        GroupFiles files = new GroupFiles(path);
        return new ZarrGroup(files, files.read());
    }

    /// Names of the arrays in a directory, whether they are read here or not.
    ///
    /// @param path the directory
    /// @return sorted; empty if it is itself an array
    /// @throws IOException if it cannot be listed, or if it is Zarr 3
    public static List<String> namesIn(Path path) throws IOException {
        GroupFiles.requireFormat(path);
        return GroupFiles.names(path);
    }

    /// What is said about the group.
    ///
    /// @return its `.zattrs`
    public Attributes attributes() {
        return content.attributes();
    }

    /// Names of the arrays.
    ///
    /// @return in the order of the group
    public List<String> names() {
        return List.copyOf(content.arrays().keySet());
    }

    /// All arrays.
    ///
    /// @return in the order of the group
    public List<ZarrArray> arrays() {
        List<ZarrArray> arrays = new ArrayList<>();
        content.arrays().values().forEach(info -> arrays.add(new ZarrArray(files.array(info.name()), info)));
        return arrays;
    }

    /// One array.
    ///
    /// @param name its name
    /// @return the array
    /// @throws IOException if there is none of this name
    public ZarrArray array(String name) throws IOException {
        ArrayInfo info = content.arrays().get(name);
        if (info == null) {
            throw new IOException("%s has no array %s; it has %s".formatted(files.path(), name, names()));
        }
        return new ZarrArray(files.array(name), info);
    }
}
