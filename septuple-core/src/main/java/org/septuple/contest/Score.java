package org.septuple.contest;

import java.util.Arrays;
import java.util.List;
import org.septuple.statistics.Estimate;

/// How well a [Forecast] did on late times of fresh replicas.
///
/// The log score of replica i is the mean over late times of log((1 − ε)p + ε/volume), with p averaged over the points of the law of parameters. What errors of the
/// parameters add to the error of its mean is the variance of the same score of one point alone, to first order.
public final class Score {

    private final Contestant contestant;
    private final ParameterLaw law;
    private final double[] logScores;
    private final double[] ranked;
    private final double parameterVariance;
    private final double energyVariance;
    private final int missing;
    private final List<Estimate> energyByTime;
    private final Estimate energy;

    Score(Judge judge, Observed late, Forecast forecast, EnergyScores energies) {
        this.contestant = forecast.contestant();
        this.law = forecast.law();
        this.missing = forecast.missing();
        this.logScores = new double[late.replicas()];
        this.parameterVariance = fill(UniformFloor.of(judge.box(), judge.epsilon()), late, forecast);
        this.ranked = energies.perReplica();
        this.energyVariance = energies.parameterVariance();
        List<Estimate> all = energies.estimates();
        this.energyByTime = List.copyOf(all.subList(0, all.size() - 1));
        this.energy = all.getLast();
    }

    /// Fills the log scores; the variance of their mean by errors of the parameters.
    private double fill(UniformFloor floor, Observed late, Forecast forecast) {
        int times = late.times().size();
        int points = forecast.predictions().size();
        double[] alone = new double[points];
        double[] mean = new double[logScores.length];
        double[] q = new double[late.dimensions()];
        for (int t = 0; t < times; t++) {
            Arrays.fill(mean, 0);
            for (int k = 0; k < points; k++) {
                PredictedDensity prediction = forecast.predictions().get(k).get(t);
                double sum = 0;
                for (int i = 0; i < mean.length; i++) {
                    late.position(t, i, q);
                    double p = prediction.density(q);
                    mean[i] += p / points;
                    sum += points > 1 ? floor.log(p) : 0;
                }
                alone[k] += sum / times / mean.length;
            }
            for (int i = 0; i < mean.length; i++) {
                logScores[i] += floor.log(mean[i]) / times;
            }
        }
        return forecast.variance(k -> alone[k]);
    }

    /// Whose it is.
    ///
    /// @return the contestant
    public Contestant contestant() {
        return contestant;
    }

    /// Its name.
    ///
    /// @return as in tables
    public String name() {
        return contestant.name();
    }

    /// Parameters that had to be fitted.
    ///
    /// @return how many; 0 of exact ones
    public int fitted() {
        return law.exact() ? 0 : contestant.parameters().size();
    }

    /// The law of its parameters.
    ///
    /// @return as given or fitted
    public ParameterLaw law() {
        return law;
    }

    /// Mean log score of a position, in nats; its error is that over replicas and parameters.
    ///
    /// @return larger is better
    public Estimate logScore() {
        Estimate mean = Estimate.ofMean(logScores);
        return withParameters(mean, parameterVariance);
    }

    /// How much better this is than another, replica by replica.
    ///
    /// @param other on the same replicas
    /// @return mean difference of log scores, > 0 if this one is better; its error holds those of both parameters, as if independent
    public Estimate logScoreAbove(Score other) {
        return withParameters(difference(logScores, other.logScores), parameterVariance + other.parameterVariance);
    }

    /// How much further off than another this is.
    ///
    /// @param other on the same replicas
    /// @return difference of mean energy distances, > 0 if this one is worse; its error is that over replicas and both parameters
    public Estimate energyAbove(Score other) {
        return withParameters(difference(ranked, other.ranked), energyVariance + other.energyVariance);
    }

    private static Estimate difference(double[] one, double[] other) {
        double[] differences = one.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= other[i];
        }
        return Estimate.ofMean(differences);
    }

    private static Estimate withParameters(Estimate mean, double variance) {
        double square = mean.standardError() * mean.standardError() + variance;
        return new Estimate(mean.value(), Math.sqrt(square), mean.n());
    }

    /// Energy distance at each late time less its expectation, see [EnergyScores]. Whether
    /// a distance may be 0 is what [Adequacy] says.
    ///
    /// @return one per time
    public List<Estimate> energyByTime() {
        return energyByTime;
    }

    /// Mean of [#energyByTime].
    ///
    /// @return in units of q
    public Estimate energy() {
        return energy;
    }

    /// Points of the law of its parameters at which it has no prediction.
    ///
    /// @return fewer than half
    public int missing() {
        return missing;
    }
}
