package org.septuple.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// OpenBLAS on one thread, called on heap arrays without a copy: a peer for matrix products. Linux on x86-64 only.
@SuppressWarnings("restricted") // foreign calls are what this class is for
public final class OpenBlas {

    private static final String FOLDER = "/org/bytedeco/openblas/linux-x86_64/";
    private static final int ROW_MAJOR = 101;
    private static final int NOT_TRANSPOSED = 111;
    private static final int TRANSPOSED = 112;

    private final MethodHandle dgemm;

    /// Loads the library.
    ///
    /// @param coreType what OPENBLAS_CORETYPE is set to, such as `SkylakeX` or `Zen`; empty for its own choice. Only the
    ///     first one in a JVM counts.
    public OpenBlas(String coreType) {
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle setenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setenv"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MethodHandle unsetenv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("unsetenv"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocateFrom("OPENBLAS_CORETYPE");
                int failed = coreType.isEmpty()
                        ? (int) unsetenv.invokeExact(name)
                        : (int) setenv.invokeExact(name, arena.allocateFrom(coreType), 1);
                if (failed != 0) {
                    throw new IllegalStateException("OPENBLAS_CORETYPE cannot be set to " + coreType);
                }
            }
            Path folder = Files.createTempDirectory("openblas");
            for (String library : new String[] {"libquadmath.so.0", "libgfortran.so.5"}) {
                try {
                    load(folder, library);
                } catch (IllegalArgumentException e) {
                    System.err.println(library + " is left to the system: " + e.getMessage());
                }
            }
            SymbolLookup blas = load(folder, "libopenblas.so.0");
            MethodHandle threads = linker.downcallHandle(
                    blas.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
            threads.invokeExact(1);
            dgemm = linker.downcallHandle(
                    blas.findOrThrow("cblas_dgemm"),
                    FunctionDescriptor.ofVoid(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_DOUBLE,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_DOUBLE,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT),
                    Linker.Option.critical(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("OpenBLAS cannot be loaded", e);
        }
    }

    private static SymbolLookup load(Path folder, String library) throws IOException {
        Path file = folder.resolve(library);
        try (InputStream in = OpenBlas.class.getResourceAsStream(FOLDER + library)) {
            if (in == null) {
                throw new IllegalArgumentException("not in the jar");
            }
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return SymbolLookup.libraryLookup(file, Arena.global());
    }

    /// C ← C + A·B, or Aᵀ, Bᵀ in their places.
    ///
    /// @param rows        of C
    /// @param columns     of C
    /// @param depth       inner length
    /// @param a           row-major
    /// @param aTransposed whether A is stored depth×rows
    /// @param b           row-major
    /// @param bTransposed whether B is stored columns×depth
    /// @param c           row-major
    public void accumulate(
            int rows,
            int columns,
            int depth,
            double[] a,
            boolean aTransposed,
            double[] b,
            boolean bTransposed,
            double[] c) {
        try {
            dgemm.invokeExact(
                    ROW_MAJOR,
                    aTransposed ? TRANSPOSED : NOT_TRANSPOSED,
                    bTransposed ? TRANSPOSED : NOT_TRANSPOSED,
                    rows,
                    columns,
                    depth,
                    1.0,
                    MemorySegment.ofArray(a),
                    aTransposed ? rows : depth,
                    MemorySegment.ofArray(b),
                    bTransposed ? depth : columns,
                    1.0,
                    MemorySegment.ofArray(c),
                    columns);
        } catch (Throwable e) {
            throw new IllegalStateException("cblas_dgemm", e);
        }
    }
}
