package org.septuple.thermodynamics;

/// The cases of a law whose integrals are known without sampling.
interface SolvedCases {

    /// How.
    Method method();

    double logPartition(int ofCase);

    /// ⟨H⟩.
    double loss(int ofCase);

    /// Var H.
    double lossVariance(int ofCase);

    /// Own estimate of the error of log Z; 0 for a closed form.
    double error(int ofCase);

    /// Points and weights whose weighted sum of ∂H/∂q is its average over the law of a case.
    ///
    /// @param sink    called with states that are evaluated next
    void points(int ofCase, PointSink sink);

    /// Takes points of the law.
    interface PointSink {
        /// Some points.
        ///
        /// @param free    free×columns states
        /// @param weights of the columns
        /// @param columns number of points
        void take(double[] free, double[] weights, int columns);
    }
}
