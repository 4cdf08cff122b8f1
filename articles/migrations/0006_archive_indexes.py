from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_whole_routine'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='correction',
            index=models.Index(fields=['kind', '-first_published_at', '-article'], name='articles_correction_kind'),
        ),
        migrations.AddIndex(
            model_name='release',
            index=models.Index(fields=['kind_of_work', '-first_published_at', '-article'], name='articles_release_work'),
        ),
    ]
