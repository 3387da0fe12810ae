package org.septuple.spacetime;

/// How much of the box kernels of neurons fill when a search for frames begins, ℓ the geometric mean of (det g_i′)^(−1/6) and the box of volume N.
///
/// A kernel with σ of the side L on each axis is uniform but for 6e^(−2π²) = 2·10⁻⁸: there is no frame of it to find, and it costs as much as N kernels of unit volume.
///
/// @param largest neuron with the largest kernel
/// @param volume  σ₁σ₂σ₃ of that kernel, in volumes of the box
/// @param widest  neuron with the widest kernel
/// @param width   its largest σ, in sides of the box
/// @param work    mean of σ₁σ₂σ₃ over neurons, in ℓ³: cost of a search over that of as many equal neurons
public record KernelReach(int largest, double volume, int widest, double width, double work) {

    /// Largest [#volume]: one neuron then costs as much as ten times all the others, were they equal.
    public static final double MOST_VOLUME = 10;

    /// Largest [#width].
    public static final double MOST_WIDTH = 1000;

    /// Measures.
    ///
    /// @param neurons in frames of their own
    /// @return how far their kernels reach
    public static KernelReach of(LocalNeurons neurons) {
        int size = neurons.size();
        double unit = Frames.volumeUnit(neurons);
        double side = Frames.side(size);
        PrincipalAxes axes = new PrincipalAxes();
        int largest = 0;
        int widest = 0;
        double most = 0;
        double width = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double volume = 1 / (unit * unit * unit * Math.sqrt(neurons.determinant(i)));
            axes.decompose(neurons.matrices(), SpatialMatrix.ENTRIES * i);
            double sigma = 1 / (unit * Math.sqrt(axes.value(0)));
            sum += volume;
            if (volume > most) {
                most = volume;
                largest = i;
            }
            if (sigma > width) {
                width = sigma;
                widest = i;
            }
        }
        return new KernelReach(largest, most / size, widest, width / side, sum / size);
    }

    /// Refuses kernels that no search could place.
    ///
    /// @throws IllegalArgumentException naming the neuron, its kernel and the bound
    public void require() {
        if (!(volume <= MOST_VOLUME)) {
            throw new IllegalArgumentException(
                    "the kernel of neuron %d fills the box of the frames %s times, at most %s can be searched; leave it out"
                            .formatted(largest, inWords(volume), inWords(MOST_VOLUME)));
        }
        if (!(width <= MOST_WIDTH)) {
            throw new IllegalArgumentException(
                    "the kernel of neuron %d is %s sides of the box of the frames wide, at most %s can be searched; leave it out"
                            .formatted(widest, inWords(width), inWords(MOST_WIDTH)));
        }
    }

    private static String inWords(double value) {
        return value < 1e6 ? "%.0f".formatted(value) : "%.1e".formatted(value);
    }
}
